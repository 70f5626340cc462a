"""Which of the numbered requirements are proved by a passing test?"""
