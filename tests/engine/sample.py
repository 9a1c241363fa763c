"""A document with every kind of block, as long as a real one. It names nobody."""

from forms.engine.document import (
    Check,
    CheckTable,
    Document,
    Fact,
    FactList,
    Heading,
    Notes,
    Paragraph,
    SignatureLine,
    Signatures,
    Table,
)

EXPECTATIONS = (
    "Vi gikk gjennom målene for enheten og hva de betyr for stillingen. Medarbeideren kjenner "
    "målene for ventetid og pasienterfaring, og ønsker å få dem knyttet tettere til egne "
    "oppgaver. Lederen legger vekt på at det første halve året først og fremst er til for å "
    "lære, og at det er ventet at noe tar tid.",
    "Dette er vi enige om:\n– å si fra tidlig når noe er uklart\n– å ta opp vaktbytte senest to "
    "uker før\n– at faglige spørsmål går til fagansvarlig først",
    "Forventningene til rollen stemmer i hovedsak med det som ble sagt i ansettelsessamtalen. "
    "Ett punkt er nytt: oppgavene på poliklinikken tar mer tid enn det stillingsannonsen ga "
    "inntrykk av.",
)

TRAINING = (
    "Opplæringsplanen er fulgt for de to første månedene. Kurset i journalsystemet ble utsatt "
    "fordi kursholderen var borte, og ny dato er satt. Den praktiske opplæringen på avdelingen "
    "har gått bedre enn ventet, mye fordi den faste kontaktpersonen har hatt tid satt av i "
    "turnusen.",
    "Medarbeideren opplever introduksjonen som grundig, men savner en samlet oversikt over hvem "
    "som har ansvar for hva. Det samme har andre nyansatte sagt. Lederen tar med seg dette til "
    "ledermøtet.",
    "Videre opplæring:\n\tHjerte- og lungeredning, trinn 2\n\tMedisinhåndtering, praktisk "
    "prøve\n\tInnføring i kvalitetssystemet",
)

CULTURE = (
    "Samarbeidet i teamet fungerer godt, og medarbeideren beskriver kollegaene som åpne og "
    "hjelpsomme. Morgenmøtet er nyttig. Overgangen mellom kveld og natt oppleves som travel, og "
    "beskjeder blir av og til borte. Vi prøver en fast mal for overlevering i fire uker og ser "
    "på virkningen sammen.",
)

FEEDBACK = (
    "Lederen er godt fornøyd med starten. Medarbeideren arbeider selvstendig, stiller gode "
    "spørsmål og tar ansvar for egne feil. Fremover er det fint å øve på å sette grenser når "
    "flere ber om hjelp samtidig.",
)

STEPS = (
    (
        "Gå gjennom målene for enheten og knytte dem til oppgavene i stillingen",
        "Leder",
        "1. desember 2026",
    ),
    ("Melde på til kurs i journalsystemet", "Medarbeider", "4. desember 2026"),
    (
        "Lage en oversikt over hvem som har ansvar for hva på avdelingen, og legge den der nyansatte finner den",
        "Leder og fagansvarlig",
        "15. januar 2027",
    ),
    ("Prøve fast mal for overlevering mellom kveld og natt", "Hele teamet", "31. januar 2027"),
)

ACTIONS = Table("Tiltak", ("Hva", "Hvem", "Frist"), STEPS, "actions")

SAMPLE = Document(
    title="Oppsummering av oppfølgingssamtale i prøvetiden",
    organisation="Eksempel kommune",
    tag="nb-NO",
    created="2026-11-22",
    blocks=(
        Heading("Om samtalen"),
        FactList(
            (
                Fact("Medarbeider", "Initialer eller ansattnummer", "employee_name"),
                Fact("Enhet", "Medisinsk poliklinikk", "unit"),
                Fact("Stilling", "Sykepleier, fast stilling", "position"),
                Fact("Tiltredelse", "1. september 2026", "start_date"),
                Fact("Prøvetiden slutter", "1. mars 2027", "probation_end"),
                Fact("Dato for samtalen", "22. november 2026", "meeting_date"),
                Fact("Samtale nummer", "3", "meeting_number"),
            )
        ),
        CheckTable(
            "Sjekk spesielt",
            ("Ja", "Nei", "Ikke aktuelt"),
            (
                Check(
                    "Medarbeideren vet hvor gjeldende rutiner og retningslinjer ligger",
                    0,
                    "routines",
                ),
                Check(
                    "Autorisasjon er kontrollert i HPR, og vitnemål er mottatt og sendt til arkivet",
                    1,
                    "licence",
                ),
                Check("Arbeidstøy og nøkkelkort er utlevert", 2, "equipment"),
                Check("Spørsmålet er ikke tatt opp", None, "open"),
            ),
        ),
        Heading("Mål og forventninger"),
        Notes("Notater fra samtalen", EXPECTATIONS, "goals_notes"),
        Notes("Leders tilbakemelding", FEEDBACK, "goals_feedback"),
        Heading("Arbeidsoppgaver, kompetanse og utvikling"),
        Paragraph("Status på opplæringsplanen er vurdert i dette møtet.", "training_assessed"),
        Notes("Notater fra samtalen", TRAINING, "tasks_notes"),
        Heading("Kultur, arbeidsmiljø og ledelse"),
        Notes("Notater fra samtalen", CULTURE, "culture_notes"),
        Notes("Leders tilbakemelding", FEEDBACK, "culture_feedback"),
        Heading("Avtaler"),
        ACTIONS,
        FactList((Fact("Neste samtale", "18. desember 2026 kl. 10", "next_meeting"),)),
        Heading("Underskrifter"),
        Signatures(
            "Underskriften viser at innholdet er gjennomgått. Den betyr ikke at man er enig i alt.",
            (
                SignatureLine("Leder", "Navn på leder", "Dato"),
                SignatureLine("Medarbeider", "", "Dato"),
            ),
        ),
    ),
    small_print="Skjema probation-follow-up, versjon 1a2b3c4d. Laget 22. november 2026.",
    page_words=("side", "av"),
)

# The families of hostile input that can reach a text field.
HOSTILE = (
    "{{7*7}} {% raw %} {# gone? #} {{ ''.__class__ }}",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "</w:t></w:r></w:p><w:p><w:r><w:t>new",
    "]]> &#x0; &amp; &lt; <!ENTITY x SYSTEM 'file:///etc/passwd'>",
    "nul \x00 bell \x07 word \x0b break \x0c page",
    "\ud800 high, \udfff low, \ufffe \uffff none",
    "\u202eesrever \u200b\u200d\ufeff joined",
    "e\u0301 a\u030a decomposed",
    "👩\u200d👩\u200d👧\u200d👦 🇳🇴 👍🏽",
    "one\r\ntwo\rthree\u2028four\u2029five\x85six\n\n\nseven",
    "x" * 100_000,
    "   ",
    "\t\tin front, behind\t",
    "=cmd|'/c calc'!A1",
    "END:VEVENT\r\nATTENDEE:mailto:someone",
    "javascript:alert(1)",
    'INCLUDETEXT "C:\\\\secret.txt" PAGE \\* MERGEFORMAT',
    "\" onmouseover='alert(1)' x=`",
)


def filled_with(text: str) -> Document:
    """A document that holds ``text`` in every place that an answer or a label can reach."""
    blocks = (
        Heading(text),
        FactList((Fact(text, text, "fact"),)),
        CheckTable(text, (text,), (Check(text, 0, "check"),)),
        Table(text, (text, text), ((text, text), (text, text)), "table"),
        Paragraph(text, "paragraph"),
        Notes(text, (text, text), "notes"),
        Signatures(text, (SignatureLine(text, text, text),)),
    )
    return Document(text, text, "nb-NO", "2026-11-22", blocks, text, (text, text))


def normalised(text: str) -> str:
    """What must be left of a text: said once more, so as not to test the code with itself."""
    for newline in ("\r\n", "\r", "\x0b", "\x0c", "\u2028", "\u2029"):
        text = text.replace(newline, "\n")
    return "".join(
        c for c in text if c in "\t\n" or (c >= " " and not 0xD800 <= ord(c) <= 0xDFFF and c not in "\ufffe\uffff")
    )
