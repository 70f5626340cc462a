"""The pages of requests, meetings and companionships."""
