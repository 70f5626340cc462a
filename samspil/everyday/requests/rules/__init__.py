"""What holds for requests, meetings and companionships."""
