"""What people are told about requests, meetings and companionships."""
