"""The web side of tablets, screens and stands."""
