"""How an attempt can end when it does not succeed. Errors carry a number or a class, never anybody's words."""


class NotNow(Exception):
    """The other side is down or busy; a later attempt may succeed."""


class Never(Exception):
    """The other side will not take this one; another attempt would change nothing."""


def of_status(status: int) -> Exception:
    """Return what a HTTP status of refusal means."""
    later = status >= 500 or status in {408, 425, 429}
    return NotNow(f"HTTP {status}") if later else Never(f"HTTP {status}")
