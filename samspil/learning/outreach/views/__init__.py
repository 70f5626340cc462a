"""The pages of campaigns, the communication plan and the press log."""
