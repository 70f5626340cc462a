"""The four concerns that are heard wherever volunteers come in, and what we promise about each: a beginning to write on."""

from typing import Final

# Stored, public, and the authority's own to change; therefore Danish and not a translation.
STANDARD_CONCERNS: Final[dict[str, tuple[str, str, str]]] = {
    "savings": (
        "Bliver frivillige brugt til at spare på uddannet personale?",
        (
            "Når frivillige giver tid til borgerne, kan det ligne en måde at klare sig med færre ansatte på. "
            "Den bekymring er rimelig, og den skal kunne siges højt."
        ),
        (
            "Frivillige er et supplement. Arbejdspladsen skal kunne løse sine opgaver uden dem, og en indsats med frivillige må "
            "ikke begrunde, at en stilling forsvinder. Ledere og medarbejdere drøfter det i MED, før en indsats går i gang, og "
            "hver gang den ændrer sig."
        ),
    ),
    "competence": (
        "Har de frivillige den viden, det kræver?",
        (
            "Borgerne kan være sårbare, og et godt hjerte er ikke altid nok. "
            "Medarbejderne skal være trygge ved, at frivillige ved, hvad de går ind til."
        ),
        (
            "Frivillige får kun opgaver, der ikke kræver en faglig uddannelse. Hver indsats har et grænsetjek, en introduktion og en "
            "kontaktperson, og de kurser, der er brug for, tages før første vagt. Er nogen i tvivl, spørger de, og lederen svarer."
        ),
    ),
    "time": (
        "Er der tid til at tage sig af de frivillige?",
        (
            "Samarbejdet kræver, at nogen tager imod, svarer på spørgsmål og følger op. "
            "Det må ikke bare lægges oven i en travl dag."
        ),
        (
            "Lederen sætter tid af, før de første frivillige kommer, og aftalen siger, hvem der bruger den, og til hvad. "
            "Slår tiden ikke til, bliver indsatsen mindre, eller den holder pause. Det drøftes med medarbejderne."
        ),
    ),
    "best_tasks": (
        "Får de frivillige de bedste opgaver?",
        (
            "Turen ud i solen eller den lange samtale er ofte det, der giver arbejdsglæde. "
            "Det kan føles som et tab, hvis det altid er andre, der får de stunder."
        ),
        (
            "Medarbejderne er med til at vælge, hvad frivillige gør. Aftalen skriver ned, hvilke opgaver der flytter, og det bliver "
            "taget op igen ved evalueringen. Det vigtige er, at borgeren får mere, og at arbejdet stadig er godt at gå til."
        ),
    ),
}
