"""The words around every letter: labels, buttons and the small print, in every language."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "fr": {
        "colon": "\u00a0:",
        "service": "Problème",
        "place": "Lieu",
        "department": "Équipe",
        "sent": "Envoyé",
        "deadline": "Elle doit le traiter d’ici au {day}.",
        "deadline_passed": "Le délai annoncé, {day}, est passé.",
        "due": "Délai annoncé",
        "planned": "Passage prévu",
        "earlier": "Entre-temps",
        "follow_anyway": "Suivre le signalement sans e-mail",
        "not_fixed": "Ce n’est pas réparé ?",
        "not_fixed_link": "Dites-le ici",
        "until": "vous avez {days} jours",
        "satisfied": "Êtes-vous content du résultat ?",
        "good": "Oui",
        "fair": "En partie",
        "poor": "Non",
        "rest": "Et {count} autres, dans votre liste.",
        "why_digest": "Vous recevez ce message, un par jour au plus, parce que vous l’avez choisi.",
        "no_mail": "Ne plus recevoir de messages",
        "why_sender": "Vous recevez ce message parce que vous avez envoyé le signalement {public_id}.",
        "why_follower": "Vous recevez ce message parce que vous suivez le signalement {public_id}.",
        "why_unconfirmed": (
            "Cette adresse a été donnée avec le signalement {public_id}. "
            "Ce n’était pas vous ? Ne faites rien : vous ne recevrez rien d’autre à son sujet."
        ),
        "unsubscribe": "Ne plus recevoir de messages sur ce signalement",
        "contact": "Joindre la ville",
        "fictional": "Ville fictive, pour la démonstration : rien de ceci n’est réel.",
    },
    "en": {
        "colon": ":",
        "service": "Problem",
        "place": "Place",
        "department": "Team",
        "sent": "Sent",
        "deadline": "They have until {day} to deal with it.",
        "deadline_passed": "The date given, {day}, has passed.",
        "due": "Date given",
        "planned": "Visit planned",
        "earlier": "Meanwhile",
        "follow_anyway": "Follow the report without e-mail",
        "not_fixed": "Not fixed?",
        "not_fixed_link": "Tell us here",
        "until": "you have {days} days",
        "satisfied": "Are you happy with the result?",
        "good": "Yes",
        "fair": "Partly",
        "poor": "No",
        "rest": "And {count} more, in your list.",
        "why_digest": "You get this message, one a day at most, because you chose it.",
        "no_mail": "Stop messages",
        "why_sender": "You get this message because you sent report {public_id}.",
        "why_follower": "You get this message because you follow report {public_id}.",
        "why_unconfirmed": (
            "This address was given with report {public_id}. "
            "It was not you? Do nothing: you will get nothing else about it."
        ),
        "unsubscribe": "Stop messages about this report",
        "contact": "Reach the town",
        "fictional": "A fictional town, for demonstration: nothing here is real.",
    },
}

BUTTONS: dict[str, dict[str, str]] = {
    "fr": {
        "*": "Suivre le signalement",
        "contact.unconfirmed": "Confirmer mon adresse",
        "contact.follow": "Oui, suivre ce signalement",
        "contact.sign_in": "Retrouver mes signalements",
        "digest.daily": "Voir mes signalements",
        "staff.mentioned": "Ouvrir le signalement",
        "report.resolved": "Voir la réparation",
        "report.rejected": "Lire la réponse",
        "report.forwarded": "Voir qui s’en occupe",
        "report.merged": "Voir le signalement",
        "report.answered": "Lire la réponse",
    },
    "en": {
        "*": "Follow the report",
        "contact.unconfirmed": "Confirm my address",
        "contact.follow": "Yes, follow this report",
        "contact.sign_in": "Find my reports",
        "digest.daily": "See my reports",
        "staff.mentioned": "Open the report",
        "report.resolved": "See the repair",
        "report.rejected": "Read the answer",
        "report.forwarded": "See who has it",
        "report.merged": "See the report",
        "report.answered": "Read the answer",
    },
}
