"""What workplaces tell each other, what associations can get help with, and the networks of those who look after volunteers."""

from samspil.learning.networks.models.advice import AdviceCase, AdviceNote, Introduction
from samspil.learning.networks.models.articles import Article
from samspil.learning.networks.models.experiences import Enquiry, Experience, ExperienceQuerySet, Use
from samspil.learning.networks.models.networks import Gathering, Membership, Network, Post
from samspil.learning.networks.models.speakers import Presentation, Speaker
from samspil.learning.networks.models.support import SupportOffer

__all__ = [
    "AdviceCase",
    "AdviceNote",
    "Article",
    "Enquiry",
    "Experience",
    "ExperienceQuerySet",
    "Gathering",
    "Introduction",
    "Membership",
    "Network",
    "Post",
    "Presentation",
    "Speaker",
    "SupportOffer",
    "Use",
]
