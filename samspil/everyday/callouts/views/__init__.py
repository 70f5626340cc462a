"""Groups and drills for those who run them; duty and answers for responders on a phone. No page is a live alarm."""
