"""Who may never read a case, when an answer is owed, and what must be seen to when somebody leaves."""
