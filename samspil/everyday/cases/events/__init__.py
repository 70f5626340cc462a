"""What happens to cases, guidance and departures. Payloads hold codes and days: never what a case is about, and never whom."""

from samspil.everyday.cases.events.cases import CaseOpened as CaseOpened
from samspil.everyday.cases.events.departures import DepartureNoticed as DepartureNoticed
from samspil.everyday.cases.events.guidance import GuidanceOpened as GuidanceOpened
