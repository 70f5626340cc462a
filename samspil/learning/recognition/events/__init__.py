"""What can happen to stories, consents, moments, plans and thanks. Importing the modules registers their facts."""

from samspil.learning.recognition.events import occasions as occasions
from samspil.learning.recognition.events import recognition as recognition
from samspil.learning.recognition.events import stories as stories
