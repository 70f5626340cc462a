"""What people are told. Importing the modules registers them."""

from samspil.learning.recognition.notifications import news as news
from samspil.learning.recognition.notifications import occasions as occasions
from samspil.learning.recognition.notifications import stories as stories
from samspil.learning.recognition.notifications import thanks as thanks
