"""The brand colour as a tiny stylesheet: its address holds the colour, so it may be cached for ever."""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse

DEFAULT = "#0a5c6b"
_HEX = re.compile(r"#?([0-9a-f]{6})", re.IGNORECASE)
_ENOUGH = 5.5  # WCAG asks for 4.5 against white; links also stand on our lightest grey and tint


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour of red, green and blue, 0 to 255."""

    red: int
    green: int
    blue: int

    @classmethod
    def read(cls, text: str) -> "Colour":
        """Read #rrggbb. Anything else gives the default colour: a page must never fail for its paint."""
        match = _HEX.fullmatch(text.strip())
        digits = match[1] if match else DEFAULT[1:]
        return cls(*(int(digits[at : at + 2], 16) for at in (0, 2, 4)))

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """Relative luminance as WCAG defines it."""
        parts = [part / 255 for part in (self.red, self.green, self.blue)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    @property
    def contrast_to_white(self) -> float:
        return 1.05 / (self.luminance + 0.05)

    def mixed(self, other: "Colour", share: float) -> "Colour":
        """Return this colour with a share (0 to 1) of the other."""
        pairs = ((self.red, other.red), (self.green, other.green), (self.blue, other.blue))
        return Colour(*(round(own * (1 - share) + new * share) for own, new in pairs))


BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)


def readable(colour: Colour) -> Colour:
    """Darken the colour until white text on it, and it on white, can be read."""
    shade = colour
    while shade.contrast_to_white < _ENOUGH:
        shade = shade.mixed(BLACK, 0.06)
    return shade


@lru_cache(maxsize=64)
def stylesheet_url(brand_colour: str) -> str:
    """Return the address of the stylesheet for this brand colour."""
    return reverse("ui:theme", kwargs={"colour": str(Colour.read(brand_colour))[1:]})


def stylesheet(brand_colour: str) -> str:
    """Return custom properties: the readable brand colour, two darker shades, a tint for surfaces."""
    brand = readable(Colour.read(brand_colour))
    shades = {
        "brand": brand,
        "brand-dark": brand.mixed(BLACK, 0.22),
        "brand-darker": brand.mixed(BLACK, 0.42),
        "brand-tint": brand.mixed(WHITE, 0.92),
    }
    return ":root{" + ";".join(f"--{name}:{shade}" for name, shade in shades.items()) + "}"
