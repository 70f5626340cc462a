"""The pages of evaluation and insight."""
