"""What an agreement stands on, read once for a page that judges it and shows it."""

from dataclasses import dataclass
from functools import cached_property

from samspil.compact.agreements.models import Agreement, AgreementPolicy
from samspil.compact.agreements.queries.checklist import questions_for
from samspil.compact.agreements.queries.library import Question
from samspil.compact.agreements.queries.policies import policy_of
from samspil.compact.dialogue.models import Concern
from samspil.compact.dialogue.queries.concerns import standard_concerns
from samspil.compact.frameworks.models import Clause
from samspil.compact.frameworks.queries import principles_in_force


@dataclass
class Ground:
    """The authority's rules, the principles in force at the workplace, and the known worries."""

    agreement: Agreement

    @cached_property
    def policy(self) -> AgreementPolicy:
        return policy_of(self.agreement.workplace.unit.authority)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return questions_for(self.agreement)

    @cached_property
    def principles(self) -> list[Clause]:
        return principles_in_force(self.agreement.workplace)

    @cached_property
    def concerns(self) -> list[Concern]:
        return standard_concerns(self.agreement.workplace.unit.authority)
