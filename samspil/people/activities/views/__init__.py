"""The pages of needs, activities and role cards."""
