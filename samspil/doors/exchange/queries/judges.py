"""Which judge knows which kind of list."""

from samspil.doors.exchange.models import Import
from samspil.doors.exchange.queries.judging import Judge
from samspil.doors.exchange.queries.volunteers import VolunteerJudge
from samspil.doors.exchange.queries.workplaces import WorkplaceJudge

JUDGES: dict[str, type[Judge]] = {
    Import.Kind.VOLUNTEERS.value: VolunteerJudge,
    Import.Kind.WORKPLACES.value: WorkplaceJudge,
}
