"""What the pages ask: where somebody may write, what came of a campaign, what is planned, what was told."""
