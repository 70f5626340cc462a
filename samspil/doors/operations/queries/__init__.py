"""Finding a person, and what is kept about them."""

from samspil.doors.operations.queries.traces import Traces as Traces
from samspil.doors.operations.queries.traces import find_person as find_person
from samspil.doors.operations.queries.traces import traces_of as traces_of
