"""What can be done with requests, meetings and companionships."""
