"""The forms of needs and activities. They know no saving: the actions do that."""
