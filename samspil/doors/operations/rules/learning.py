"""How long what belongs to learning is kept: thanks, stories, networks, questionnaires. Part of `retention`."""

from samspil.doors.operations.rules.records import TASK, Rule

LEARNING = (
    Rule(
        "networks.erase_old_advice",
        "Questions to the volunteering consultant: who asked, the question, what was written about it, the answer, "
        "and with whom they were brought together",
        "365 days from the answer; what others may learn from it stands in the collection of knowledge, without names",
        "to give advice, and to come back to it",
        TASK,
        ("networks.AdviceCase", "networks.AdviceNote", "networks.Introduction"),
    ),
    Rule(
        "networks.erase_old_enquiries",
        "Questions from one workplace to another about an experience: who asked, the question and the answer",
        "365 days from the question; what was learned stands in the experience, without names",
        "to let colleagues learn from each other",
        TASK,
        ("networks.Enquiry",),
    ),
    Rule(
        "networks.erase_old_presentations",
        "Agreements on presentations: who was asked to speak, by whom, when, where and what about",
        "365 days from the day of the presentation",
        "to keep the agreement, and to see what has been told where",
        TASK,
        ("networks.Presentation",),
    ),
    Rule(
        "recognition.erase_stories",
        "Stories that were taken down for good: the words, who was in them, what they answered and where they were used",
        "30 days after they were taken down; drafts that nobody has touched for 365 days are taken down. "
        "A story that is shown is kept with its consents until somebody takes a yes back",
        "to show stories only with the consent of everybody in them, and to prove it",
        "GDPR art. 6(1)(a), consent of those who are in the story",
        ("recognition.Story", "recognition.Consent", "recognition.ConsentUse", "recognition.MediaUse"),
    ),
    Rule(
        "recognition.forget_moments",
        "Good moments: what was seen, without names and without who noted it",
        "730 days",
        "to tell of what volunteering does",
        TASK,
        ("recognition.Moment",),
    ),
    Rule(
        "recognition.forget_hellos",
        "The day on which somebody said hello to a volunteer who had not been there for a while",
        "90 days",
        "to think of everybody, and of nobody too often",
        TASK,
        ("recognition.Hello",),
    ),
    Rule(
        "recognition.forget_old_guests",
        "Who was invited to a get-together, whether they came, and what they eat",
        "60 days after the day",
        "to host the volunteers, and to tell the kitchen",
        TASK,
        ("recognition.Invitation",),
    ),
    Rule(
        "recognition.forget_old_news",
        "News from a place to its volunteers, and who wrote them",
        "30 days after the last day on which they were shown",
        "to tell the volunteers of a place what goes on",
        TASK,
        ("recognition.News",),
    ),
    Rule(
        "surveys.erase_old_words",
        "What people wrote in questionnaires, without a name; keyed hashes that somebody has answered",
        "words 365 days from the end, hashes 31 days; the counts, which belong to nobody, are kept",
        "to learn from what was written, and to let everybody answer once",
        TASK,
        ("surveys.Remark", "surveys.Spent", "surveys.PartingSpent"),
    ),
    Rule(
        "surveys.erase_old_interviews",
        "What was learned in interviews, without a name and with consent",
        "365 days from the interview, or until it is taken back; the group, the day and the number are kept",
        "to learn from those who know the work",
        "GDPR art. 6(1)(a), consent",
        ("surveys.Interview",),
    ),
)
