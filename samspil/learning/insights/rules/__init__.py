"""Who answers an evaluation and for which side; periods; and small numbers that are not shown."""
