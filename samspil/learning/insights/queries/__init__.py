"""What the pages of insight show, and what other rooms may ask."""
