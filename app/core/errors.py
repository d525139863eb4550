"""Every error we can raise, each with a stable code, an HTTP status and texts in every language (docs/errors.md)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.core.error_words import WORDS


@dataclass(frozen=True, slots=True)
class ErrorKind:
    """What a code stands for; `fr` and `en` are sentences for a person, with {placeholders} from the error's context."""

    code: str
    status: int
    fr: str
    en: str


KINDS: dict[str, ErrorKind] = {}


def _kind(code: str, status: int, fr: str, en: str) -> str:
    KINDS[code] = ErrorKind(code, status, fr, en)
    return code


# fmt: off
VALIDATION_FAILED = _kind("validation.failed", 422, "Certaines réponses sont à corriger.", "Some answers need correcting.")
REQUEST_MALFORMED = _kind("request.malformed", 400, "La demande n’est pas lisible. Mettez l’application à jour, puis réessayez.", "The request cannot be read. Update the application, then try again.")
REQUEST_TOO_LARGE = _kind("request.too_large", 413, "L’envoi est trop volumineux. Réduisez le texte ou le nombre de photos.", "The request is too large. Shorten the text or send fewer photos.")
NOT_FOUND = _kind("not_found", 404, "Cette page n’existe pas. Vérifiez l’adresse.", "There is nothing at this address. Check it and try again.")
METHOD_NOT_ALLOWED = _kind("method.not_allowed", 405, "Cette action n’existe pas à cette adresse.", "This action does not exist at this address.")
MEDIA_TYPE_UNSUPPORTED = _kind("media_type.unsupported", 415, "Ce format d’envoi n’est pas accepté.", "This content type is not accepted.")
NOT_ACCEPTABLE = _kind("not_acceptable", 406, "Ce format de réponse n’existe pas.", "This answer format does not exist.")
INTERNAL = _kind("internal", 500, "Le service a rencontré un problème de son côté. Rien de ce qui a été confirmé n’est perdu ; réessayez dans un instant.", "Something failed on our side. Nothing confirmed is lost; try again in a moment.")
UNAVAILABLE = _kind("service.unavailable", 503, "Le service est momentanément indisponible. Gardez votre signalement, il partira à la prochaine tentative.", "The service is briefly unavailable. Keep your report; it will be sent on the next try.")
STORAGE_FULL = _kind("storage.full", 507, "La photo ne peut pas être gardée pour le moment. Envoyez le signalement sans elle, ou réessayez plus tard.", "The photo cannot be stored right now. Send the report without it, or try later.")
RATE_LIMITED = _kind("rate.limited", 429, "Trop d’envois en peu de temps. Réessayez dans {seconds} secondes.", "Too many requests in a short time. Try again in {seconds} seconds.")

PLACE_OUTSIDE = _kind("place.outside", 422, "Ce point est hors du territoire couvert : {name} est à {distance}. Déplacez le point, ou prévenez la mairie du lieu.", "This point is outside the area served: {name} is {distance} away. Move the point, or tell the local town hall.")
PLACE_OUTSIDE_COMMUNE = _kind("place.outside_commune", 422, "Ce point est à {commune}, hors de {name}. Déplacez le point ou prévenez la mairie de {commune}.", "This point is in {commune}, outside {name}. Move the point or tell the town hall of {commune}.")
PLACE_OTHER_TOWN = _kind("place.other_town", 422, "Ce point est à {name}, où vous ne saisissez pas. Orientez la personne vers la mairie de {name}.", "This point is in {name}, where you do not enter reports. Send the person to the town hall of {name}.")
CONSENT_MISSING = _kind("contact.consent_missing", 422, "Demandez à la personne si elle accepte de laisser ses coordonnées, et cochez son accord.", "Ask the person whether they agree to leave their contact details, and tick their consent.")
TOWN_UNKNOWN = _kind("town.unknown", 404, "Cette ville n’utilise pas ce service.", "This town does not use this service.")
TOWN_MISSING = _kind("town.missing", 503, "Aucune ville n’est encore installée. L’exploitant doit en importer une.", "No town is installed yet. The operator must import one.")
SERVICE_UNKNOWN = _kind("service.unknown", 422, "Ce type de problème n’existe pas ici. Choisissez-en un dans la liste.", "This kind of problem does not exist here. Choose one from the list.")
DEPARTMENT_UNKNOWN = _kind("department.unknown", 422, "Ce service municipal n’existe pas. Choisissez-en un dans la liste.", "This department does not exist. Choose one from the list.")
ANSWER_MISSING = _kind("answer.missing", 422, "Il manque une réponse à « {label} ».", "An answer to “{label}” is missing.")
ANSWER_INVALID = _kind("answer.invalid", 422, "Cette réponse à « {label} » n’est pas possible.", "This answer to “{label}” is not possible.")
ANSWER_STOPS = _kind("answer.stops", 422, "{title}. {text}", "{title}. {text}")
ROAD_NOT_OURS = _kind("place.road_not_ours", 422, "Sur cette voie, ce problème relève de : {name}. Prévenez-les directement, c’est le plus rapide.", "On this road, {name} deals with this problem. Tell them directly, it is the quickest way.")
OBJECT_NOT_FOUND = _kind("object.not_found", 404, "Cet équipement n’est pas, ou plus, dans l’inventaire de la ville. Signalez le problème par son adresse.", "This object is not, or no longer, in the town's inventory. Report the problem by its address.")
STICKERS_NONE = _kind("stickers.none", 422, "Aucun équipement ne correspond à ce choix.", "No object matches this choice.")
STICKERS_TOO_MANY = _kind("stickers.too_many", 422, "Ce choix fait {count} étiquettes, et un fichier en contient {most} au plus. Choisissez un quartier ou une rue.", "This choice makes {count} stickers, and a file holds {most} at most. Choose a quarter or a street.")
ASSET_UNKNOWN = _kind("asset.unknown", 422, "Cet équipement n’est pas dans l’inventaire de la ville. Placez le point sans lui.", "This object is not in the town's inventory. Place the point without it.")

REPORT_NOT_FOUND = _kind("report.not_found", 404, "Aucun signalement public ne porte ce numéro. Vérifiez-le.", "No public report has this number. Check it.")
REPORT_ID_REUSED = _kind("report.id_reused", 409, "Cet envoi a déjà servi pour un autre signalement. Recommencez-en un nouveau.", "This submission was already used for another report. Start a new one.")
REPORT_CHANGED = _kind("report.changed", 412, "Quelqu’un a modifié ce signalement entre-temps. Relisez-le, puis recommencez.", "Somebody changed this report in the meantime. Read it again, then repeat.")
IF_MATCH_REQUIRED = _kind("report.if_match_required", 428, "Indiquez la version modifiée (en-tête If-Match).", "Say which version you are changing (If-Match header).")
REPORT_CLOSED = _kind("report.closed", 409, "Ce signalement est clos ; il ne peut plus être suivi.", "This report is closed; it can no longer be followed.")
CONTEST_TOO_LATE = _kind("report.contest_too_late", 409, "Ce signalement n’est pas réparé ou l’est depuis plus de {days} jours. Faites un nouveau signalement.", "This report is not resolved, or has been for more than {days} days. Send a new report.")
WORKFLOW_NOT_ALLOWED = _kind("workflow.not_allowed", 409, "Ce changement n’est pas possible à partir du statut actuel.", "This change is not possible from the current status.")
WORKFLOW_MISSING = _kind("workflow.missing", 422, "Il manque de quoi faire ce changement.", "Something is missing to make this change.")
NEED_NOTE = _kind("need.note", 422, "Ajoutez un mot d’explication.", "Add a word of explanation.")
NEED_REASON = _kind("need.reason", 422, "Choisissez une raison.", "Choose a reason.")
NEED_PHOTO = _kind("need.photo", 422, "Ajoutez une photo.", "Add a photo.")
NEED_PHOTO_OR_REASON = _kind("need.photo_or_reason", 422, "Ajoutez une photo après intervention, ou la raison de son absence.", "Add an after-photo, or the reason why there is none.")
NEED_PLANNED_AT = _kind("need.planned_at", 422, "Indiquez la date prévue, dans le futur.", "Give the planned date, in the future.")
NEED_FORWARDED_TO = _kind("need.forwarded_to", 422, "Dites qui est compétent et comment le joindre.", "Say who is competent and how to reach them.")
NEED_DUPLICATE_OF = _kind("need.duplicate_of", 422, "Indiquez le numéro du signalement d’origine.", "Give the number of the original report.")
DUPLICATE_IMPOSSIBLE = _kind("duplicate.impossible", 422, "Un signalement ne peut pas être le doublon de lui-même, d’un doublon ou d’un signalement d’une autre ville.", "A report cannot duplicate itself, another duplicate, or a report of another town.")

PHOTO_TOO_LARGE = _kind("photo.too_large", 413, "La photo dépasse {megabytes} Mo ou {megapixels} mégapixels. Prenez-la en plus petit.", "The photo is over {megabytes} MB or {megapixels} megapixels. Take a smaller one.")
PHOTO_UNSUPPORTED = _kind("photo.unsupported", 415, "Ce fichier n’est pas une photo JPEG, PNG, WebP ou HEIC. Choisissez-en une autre.", "This file is not a JPEG, PNG, WebP or HEIC photo. Choose another.")
PHOTO_BROKEN = _kind("photo.broken", 422, "Cette photo est abîmée ou incomplète. Choisissez-en une autre.", "This photo is damaged or incomplete. Choose another.")
PHOTO_ID_REUSED = _kind("photo.id_reused", 409, "Cet envoi a déjà servi pour une autre photo. Reprenez la photo.", "This upload was already used for another photo. Take the photo again.")
PHOTO_UNKNOWN = _kind("photo.unknown", 422, "Une des photos n’est pas arrivée. Renvoyez-la, ou envoyez sans elle.", "One of the photos has not arrived. Send it again, or send without it.")
PHOTO_NOT_FOUND = _kind("photo.not_found", 404, "Cette photo n’est pas visible.", "This photo is not visible.")
PHOTO_TOO_COSTLY = _kind("photo.too_costly", 422, "Cette photo demande trop de mémoire ou de temps pour être lue. Prenez-la en plus petit.", "This photo needs too much memory or time to be read. Take a smaller one.")
PHOTO_LOST = _kind("photo.lost", 422, "Le fichier de cette photo n’est plus dans le stockage. Demandez-la de nouveau.", "The file of this photo is no longer in the storage. Ask for it again.")
UPLOAD_VERSION = _kind("upload.version", 412, "Cette version du protocole d’envoi n’est pas acceptée. Mettez l’application à jour.", "This version of the upload protocol is not accepted. Update the application.")
UPLOAD_NOT_FOUND = _kind("upload.not_found", 404, "Cet envoi n’existe pas ou plus. Recommencez-le.", "This upload does not exist or no longer does. Start it again.")
UPLOAD_EXPIRED = _kind("upload.expired", 410, "Cet envoi a attendu trop longtemps. Recommencez-le.", "This upload waited too long. Start it again.")
UPLOAD_OFFSET = _kind("upload.offset", 409, "La suite de cet envoi ne commence pas au bon endroit. Demandez où il en est, puis continuez.", "The next part of this upload does not start at the right place. Ask how far it is, then go on.")
UPLOAD_LOCKED = _kind("upload.locked", 423, "Une autre partie de cet envoi arrive en ce moment. Réessayez dans un instant.", "Another part of this upload is arriving right now. Try again in a moment.")
UPLOAD_CHECKSUM = _kind("upload.checksum", 460, "Cette partie a été abîmée en route. Renvoyez-la.", "This part was damaged on its way. Send it again.")
PHOTO_DETECTION_FAILED = _kind("photo.detection_failed", 422, "La recherche de visages et de plaques n’a pas abouti. La photo reste privée : regardez-la, puis masquez ce qui doit l’être.", "The search for faces and plates did not succeed. The photo stays private: look at it, then cover what must be.")
PHOTO_MODEL_MISSING = _kind("photo.model_missing", 422, "Un détecteur de visages ou de plaques n’est pas installé. La photo reste privée ; prévenez l’informatique de la mairie.", "A detector of faces or plates is not installed. The photo stays private; tell the town hall’s IT.")
PHOTO_HELD = _kind("photo.held", 422, "La recherche automatique est coupée : cette photo attend que quelqu’un la regarde et la publie.", "The automatic search is off: this photo waits for somebody to look at it and release it.")
PHOTO_DROPPED = _kind("photo.dropped", 422, "Cette photo a été écartée par la mairie.", "This photo was put aside by the town hall.")
PHOTO_ORIGINAL_GONE = _kind("photo.original_gone", 409, "L’original de cette photo est effacé : on peut encore masquer, plus découvrir.", "The original of this photo is deleted: more can be covered, nothing can be uncovered.")
PHOTO_BEING_DRAWN = _kind("photo.being_drawn", 409, "Cette photo est en préparation. Réessayez dans un instant.", "This photo is being prepared. Try again in a moment.")
PHOTO_CHANGED = _kind("photo.changed", 409, "Quelqu’un a changé cette photo entre-temps. Rechargez-la, puis recommencez.", "Somebody changed this photo meanwhile. Load it again, then start over.")
PHOTO_NOT_REPLACEABLE = _kind("photo.not_replaceable", 409, "Cette photo ne se remplace pas : elle est visible, en préparation, ou déjà remplacée.", "This photo cannot be replaced: it is visible, being prepared, or replaced already.")
PHOTO_COUNT = _kind("photo.count", 422, "Cinq photos au plus par envoi.", "Five photos at most.")

TOKEN_INVALID = _kind("token.invalid", 403, "Ce lien n’est pas valable. Ouvrez celui du dernier message reçu.", "This link is not valid. Open the one in the latest message.")
AUTH_REQUIRED = _kind("auth.required", 401, "Connectez-vous pour continuer.", "Sign in to continue.")
AUTH_FAILED = _kind("auth.failed", 401, "Adresse ou mot de passe inconnu.", "Unknown address or password.")
AUTH_FORBIDDEN = _kind("auth.forbidden", 403, "Votre compte ne donne pas accès à cela. Demandez à votre responsable.", "Your account does not give access to this. Ask your manager.")
AUTH_ORIGIN = _kind("auth.origin", 403, "Cette demande vient d’un autre site et a été refusée.", "This request comes from another site and was refused.")
LETTER_NOT_FOUND = _kind("dead_letter.not_found", 404, "Cet envoi n’est plus en échec.", "This delivery is no longer in failure.")
STAFF_UNKNOWN = _kind("staff.unknown", 422, "Cette personne n’est pas dans l’équipe.", "This person is not on the team.")
ACCOUNT_EXISTS = _kind("account.exists", 409, "Un compte existe déjà avec cette adresse.", "An account already has this address.")
PASSWORD_WEAK = _kind("password.weak", 422, "Choisissez un mot de passe d’au moins {length} caractères variés, sans votre adresse.", "Choose a password of at least {length} varied characters, without your address.")
EMAIL_INVALID = _kind("email.invalid", 422, "Cette adresse e-mail n’est pas complète.", "This e-mail address is not complete.")
NAME_MISSING = _kind("name.missing", 422, "Indiquez un nom.", "Give a name.")
CURSOR_INVALID = _kind("cursor.invalid", 422, "Cette suite de liste n’est plus valable. Rechargez la liste.", "This continuation of the list is no longer valid. Load the list again.")
AREA_UNKNOWN = _kind("area.unknown", 422, "Ce quartier n’existe pas ici. Choisissez-en un dans la liste.", "This area does not exist here. Choose one from the list.")
ALERT_ID_REUSED = _kind("alert.id_reused", 409, "Cet envoi a déjà servi pour une autre alerte. Recommencez-en une nouvelle.", "This submission was already used for another alert. Start a new one.")
ALERT_TOO_MANY = _kind("alert.too_many", 409, "Cette adresse a déjà beaucoup d’alertes. Arrêtez-en une, ou confirmez celles qui attendent dans sa boîte.", "This address already has many alerts. Stop one, or confirm those waiting in its mailbox.")
STREET_UNKNOWN = _kind("street.unknown", 422, "Cette rue n’est pas connue ici. Choisissez-la dans la liste proposée.", "This street is not known here. Choose it from the list offered.")
CHANGE_ID_REUSED = _kind("change.id_reused", 409, "Cet envoi a déjà servi pour un autre changement. Refaites le changement.", "This submission was already used for another change. Make the change again.")
SIGN_IN_EXPIRED = _kind("sign_in.expired", 410, "Ce lien a déjà servi ou a plus de 15 minutes. Demandez-en un autre.", "This link was already used or is over 15 minutes old. Ask for another.")
SIGN_IN_CODE_NEEDED = _kind("sign_in.code_needed", 409, "Vous ouvrez ce lien sur un autre appareil. Tapez aussi le code à 6 chiffres du message.", "You opened this link on another device. Type the 6-digit code of the message too.")
CODE_WRONG = _kind("code.wrong", 422, "Ce code n’est pas le bon. Essais restants : {left}.", "This is not the right code. Tries left: {left}.")
CODE_EXPIRED = _kind("code.expired", 410, "Ce code ne vaut plus. Demandez-en un autre.", "This code is no longer good. Ask for another.")
SMS_OFF = _kind("sms.off", 409, "La ville n’envoie pas de SMS pour le moment.", "The town sends no text messages for now.")
PHONE_INVALID = _kind("phone.invalid", 422, "Ce numéro de mobile n’est pas complet.", "This mobile number is not complete.")
PUSH_INVALID = _kind("push.invalid", 422, "Ce navigateur n’a pas donné d’adresse où le prévenir.", "This browser gave no address at which to tell it.")
SATISFACTION_CLOSED = _kind("satisfaction.closed", 409, "On ne peut plus répondre : le signalement n’est pas réparé, ou l’est depuis plus de {days} jours.", "The question is closed: the report is not fixed, or has been for more than {days} days.")
CONFIG_NOT_FOUND = _kind("config.not_found", 404, "Ce réglage n’existe pas ou plus.", "This setting does not exist, or no longer does.")
CONFIG_CHANGED = _kind("config.changed", 412, "Quelqu’un a changé ce réglage entre-temps. Comparez, puis recommencez.", "Somebody changed this setting in the meantime. Compare, then repeat.")
CONFIG_CODE_TAKEN = _kind("config.code_taken", 409, "Ce code sert déjà. Choisissez-en un autre.", "This code is already in use. Choose another.")
CONFIG_REFERS = _kind("config.refers", 422, "Ce réglage renvoie à quelque chose qui n’existe pas ici : {what}.", "This setting refers to something that does not exist here: {what}.")
CONFIG_INVALID = _kind("config.invalid", 422, "{fr}", "{en}")
FALLBACK_NEEDED = _kind("department.fallback_needed", 422, "Une équipe doit recevoir ce qu’aucune règle n’attrape. Choisissez-en d’abord une autre pour cela.", "One department must receive what no rule catches. First choose another for that.")
DEPARTMENT_IN_USE = _kind("department.in_use", 422, "Cette équipe répond encore à {count} règles de routage. Terminez-les d’abord.", "This department still answers to {count} routing rules. End them first.")
AREA_BROKEN = _kind("area.broken", 422, "Ce contour ne peut pas servir : {fr}", "This outline cannot be used: {en}")
AREA_IN_USE = _kind("area.in_use", 422, "Ce secteur sert encore à {count} règles de routage. Terminez-les d’abord.", "This area still serves {count} routing rules. End them first.")
RULE_CLASH = _kind("rule.clash", 422, "Une règle vaut déjà pour le même type de problème, le même secteur et la même voirie à ces dates. Terminez-la d’abord.", "A rule already holds for the same kind of problem, area and road owner at these dates. End it first.")
RULE_EMPTY = _kind("rule.empty", 422, "Une règle nomme au moins un type de problème, un secteur ou un propriétaire de voirie.", "A rule names at least a kind of problem, an area or a road owner.")
RULE_UNKNOWN = _kind("rule.unknown", 422, "Cette règle n’existe pas ou est déjà terminée.", "This rule does not exist or has already ended.")
DRAFT_CLOSED = _kind("draft.closed", 409, "Ce brouillon est déjà en service ou abandonné. Commencez-en un autre.", "This draft is already live or dropped. Begin another.")
DRAFT_EMPTY = _kind("draft.empty", 422, "Ce brouillon ne change rien encore.", "This draft changes nothing yet.")
FILE_UNUSABLE = _kind("file.unusable", 422, "Ce fichier ne peut pas servir : {reason}", "This file cannot be used: {reason}")
TEMPLATE_UNKNOWN = _kind("template.unknown", 422, "Ce message type n’existe pas pour ce changement. Choisissez-en un dans la liste.", "There is no such ready answer for this change. Choose one from the list.")
TEMPLATE_CHANGED = _kind("template.changed", 409, "Quelqu’un a changé ce message type entre-temps. Rechargez-le, puis recommencez.", "Somebody changed this ready answer meanwhile. Load it again, then start over.")
TEMPLATE_CODE = _kind("template.code", 422, "L’identifiant s’écrit en minuscules, chiffres et traits d’union.", "The code is written in lower case, digits and hyphens.")
TEMPLATE_TARGET = _kind("template.target", 422, "Choisissez le changement que ce message accompagne.", "Choose the change that this answer goes with.")
TEMPLATE_TEXT_MISSING = _kind("template.text_missing", 422, "Ce texte manque.", "This text is missing.")
TEMPLATE_LANGUAGE = _kind("template.language", 422, "Cette langue n’est pas proposée.", "This language is not offered.")
TEMPLATE_PLACEHOLDER = _kind("template.placeholder", 422, "Mot entre accolades inconnu : {unknown}. Choisissez-en un dans la liste.", "Unknown word in braces: {unknown}. Choose one from the list.")
TEMPLATE_PLACEHOLDER_ELSEWHERE = _kind("template.placeholder_elsewhere", 422, "Ce changement ne connaît pas {elsewhere}.", "This change does not know {elsewhere}.")
TEMPLATE_BRACE = _kind("template.brace", 422, "Une accolade est seule. Fermez-la, ou effacez-la.", "A brace is alone. Close it, or delete it.")
TEMPLATE_TOO_MANY = _kind("template.too_many", 409, "La ville a déjà {count} messages types. Effacez-en un.", "The town already has {count} ready answers. Remove one.")
MENTION_TOO_MANY = _kind("mention.too_many", 422, "Une note appelle {count} personnes au plus.", "A note calls {count} people at most.")
DUE_INVALID = _kind("due.invalid", 422, "Choisissez une échéance dans le futur, à cinq ans au plus.", "Choose a due date in the future, within five years.")
PARTS_OPEN = _kind("parts.open", 409, "{count} partie(s) de ce signalement restent ouvertes. Il se ferme avec la dernière.", "{count} part(s) of this report are still open. It closes with the last one.")
PARTS_IMPOSSIBLE = _kind("parts.impossible", 409, "Ce signalement ne se partage pas : il est fermé, ou c’est déjà une partie.", "This report cannot be split: it is closed, or is a part itself.")
PARTS_TOUCHED = _kind("parts.touched", 409, "Une équipe a déjà commencé. Une partie commencée ne s’annule plus ; fermez-la.", "A team has begun. A part that was begun is not undone; close it.")
PARTS_WHOLE_CLOSED = _kind("parts.whole_closed", 409, "Le signalement d’ensemble est fermé. Rouvrez-le d’abord.", "The whole report is closed. Reopen it first.")
BODY_UNKNOWN = _kind("body.unknown", 422, "Cet organisme n’est pas, ou plus, dans la liste.", "This body is not, or no longer, in the list.")
INTERVENTION_NOT_FOUND = _kind("intervention.not_found", 404, "Ce lien d’intervention n’existe pas.", "There is no such link.")
INTERVENTION_OPEN = _kind("intervention.open", 409, "Cet organisme a déjà un lien pour ce signalement. Prolongez-le ou retirez-le.", "This body already has a link for this report. Extend or withdraw it.")
INTERVENTION_OVER = _kind("intervention.over", 409, "Cette intervention n’attend plus rien : elle a changé entre-temps.", "This job waits for nothing any more: it has changed meanwhile.")
INTERVENTION_EXPIRED = _kind("intervention.expired", 410, "Ce lien a expiré. Demandez-en un autre à la ville, en répondant à son message.", "This link has expired. Ask the town for another by answering its message.")
INTERVENTION_REVOKED = _kind("intervention.revoked", 410, "La ville a retiré cette demande : il n’y a plus rien à faire. Merci.", "The town has withdrawn this request: there is nothing left to do. Thank you.")
AUTH_SECOND_FACTOR = _kind("auth.second_factor", 403, "Il manque la deuxième étape de la connexion.", "The second step of signing in is missing.")
FACTOR_WRONG = _kind("factor.wrong", 422, "Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant, puis tapez-le.", "This code is wrong, or was already used. Wait for the next one and type it.")
FACTOR_LAST = _kind("factor.last", 409, "La ville demande une deuxième étape : ajoutez-en une autre avant d’enlever celle-ci.", "The town asks for a second step: add another one before removing this one.")
FACTOR_UNKNOWN = _kind("factor.unknown", 404, "Cette clé n’est plus là.", "This key is no longer there.")
PASSKEY_REFUSED = _kind("passkey.refused", 422, "Cette clé n’a pas été reconnue. Réessayez, ou choisissez une autre façon.", "This passkey was not recognised. Try again, or choose another way.")
INVITE_EXPIRED = _kind("invite.expired", 410, "Ce lien a déjà servi ou a plus de deux jours. Demandez-en un autre à votre responsable.", "This link was already used or is over two days old. Ask whoever invited you for another.")
INVITE_DONE = _kind("invite.done", 409, "Cette personne a déjà choisi son mot de passe.", "This person has chosen a password already.")
PERSON_UNKNOWN = _kind("person.unknown", 404, "Cette personne n’est pas dans votre équipe.", "This person is not on your team.")
PERSON_ABOVE = _kind("person.above", 403, "Vous ne pouvez ni donner plus de droits que les vôtres, ni toucher à un compte qui en a plus.", "You can neither give more rights than your own, nor change an account that has more.")
PERSON_LAST_ADMIN = _kind("person.last_admin", 409, "C’est le dernier compte d’administration. Nommez-en un autre avant.", "This is the last administrator. Appoint another one first.")
PERSON_SELF = _kind("person.self", 409, "Vous ne pouvez pas faire cela sur votre propre compte.", "You cannot do this to your own account.")
SESSION_UNKNOWN = _kind("session.unknown", 404, "Cette connexion est déjà finie.", "This session has ended already.")
PASSWORD_WRONG = _kind("password.wrong", 422, "Le mot de passe actuel n’est pas le bon.", "The current password is not right.")
PASSWORD_COMMON = _kind("password.common", 422, "Ce mot de passe est trop courant. Mettez bout à bout quatre mots sans rapport.", "This password is too common. String together four unrelated words.")
KEY_UNKNOWN = _kind("key.unknown", 404, "Cette clé n’existe pas, ou plus.", "This key does not exist, or no longer.")
KEY_INVALID = _kind("key.invalid", 401, "Cette clé d’accès n’est pas valable.", "This API key is not valid.")
KEY_SCOPE = _kind("key.scope", 403, "Cette clé d’accès ne permet pas cela.", "This API key does not allow this.")
PROVIDER_OFF = _kind("provider.off", 404, "La connexion par le compte de la ville n’est pas installée ici.", "Signing in with the town’s account is not set up here.")
PROVIDER_DOWN = _kind("provider.down", 502, "Le service de connexion de la ville ne répond pas. Réessayez, ou utilisez votre mot de passe.", "The town’s sign-in service does not answer. Try again, or use your password.")
PROVIDER_REFUSED = _kind("provider.refused", 403, "La connexion par le compte de la ville n’a pas abouti. Recommencez depuis le début.", "Signing in with the town’s account did not succeed. Start again from the beginning.")
PROVIDER_STRANGER = _kind("provider.stranger", 403, "Ce compte de la ville n’a pas d’accès ici. Demandez à l’administration de l’ouvrir.", "This account has no access here. Ask your administrator to open it.")
PROVIDER_UNVERIFIED = _kind("provider.unverified", 403, "Le service de connexion ne garantit pas votre adresse e-mail. Prévenez l’administration.", "The sign-in service does not vouch for your e-mail address. Tell your administrator.")
VIEW_NOT_FOUND = _kind("view.not_found", 404, "Cette vue n’existe plus, ou n’est pas la vôtre.", "This view no longer exists, or is not yours.")
VIEW_TOO_MANY = _kind("view.too_many", 409, "Vous avez déjà {most} vues. Supprimez-en une.", "You already have {most} views. Delete one.")
VIEW_SHARING = _kind("view.sharing", 403, "Vous ne pouvez partager une vue qu’avec vos équipes.", "You can share a view with your own teams only.")
EXPORT_TOO_LARGE = _kind("export.too_large", 422, "Cette sélection est trop grande pour ce fichier : {most} signalements au plus. Restreignez les filtres, ou changez de format.", "This selection is too large for this file: {most} reports at most. Narrow the filters, or choose another format.")
EXPORT_TOO_MANY = _kind("export.too_many", 409, "Vous avez déjà {most} fichiers en préparation. Attendez que l’un soit prêt.", "You already have {most} files in preparation. Wait until one is ready.")
EXPORT_NO_COLUMN = _kind("export.no_column", 422, "Choisissez au moins une colonne.", "Choose at least one column.")
EXPORT_NOT_FOUND = _kind("export.not_found", 404, "Ce fichier n’existe pas ou plus. Demandez-en un autre.", "This file does not exist or no longer does. Ask for another.")
EXPORT_NOT_READY = _kind("export.not_ready", 409, "Ce fichier n’est pas encore prêt.", "This file is not ready yet.")
EXPORT_NOT_FAILED = _kind("export.not_failed", 409, "Ce fichier n’a pas échoué : il est prêt ou en préparation.", "This file has not failed: it is ready or in preparation.")
WEBHOOK_UNKNOWN = _kind("webhook.unknown", 404, "Ce webhook n’existe pas, ou plus.", "This webhook does not exist, or no longer.")
WEBHOOK_OFF = _kind("webhook.off", 409, "Ce webhook est arrêté. Remettez-le en marche d’abord.", "This webhook is off. Turn it on first.")
WEBHOOK_TOO_MANY = _kind("webhook.too_many", 409, "Une ville a au plus {count} webhooks. Supprimez-en un.", "A town has at most {count} webhooks. Remove one.")
WEBHOOK_ADDRESS = _kind("webhook.address", 422, "Donnez une adresse https publique, sur le port 443 ou 8443.", "Give a public https address, on port 443 or 8443.")
WEBHOOK_FILTER = _kind("webhook.filter", 422, "L’un de ces choix n’existe pas, ou plus, dans la ville.", "One of these choices does not exist in the town, or no longer.")
ASSET_OUTSIDE = _kind("asset.outside", 422, "Cet endroit est hors de la ville. Déplacez le point.", "This place lies outside the town. Move the point.")
ASSETS_TOO_MANY = _kind("asset.too_many", 422, "Ce fichier changerait {count} équipements : {most} au plus en une fois. Écrivez-le en plusieurs parties, ou faites-le importer par l’installation.", "This file would change {count} objects: {most} at most in one go. Write it in parts, or have the installation import it.")
DUPLICATE_PRIVATE = _kind("duplicate.private", 422, "Ce signalement est privé : ceux qui suivent le doublon pourraient le lire. Clôturez le doublon autrement.", "That report is private: whoever follows the duplicate could read it. Close the duplicate in another way.")
# fmt: on


@dataclass(frozen=True, slots=True)
class FieldError:
    """One field that must change: its name as sent, a code of KINDS or of the schema, and a sentence when there is one."""

    field: str
    code: str
    message: str | None = None


class ProblemError(Exception):
    """Something a person can be told: a code of KINDS, values for its sentence, and members to add to the answer."""

    def __init__(
        self,
        code: str,
        *,
        context: dict[str, object] | None = None,
        errors: list[FieldError] | None = None,
        extra: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(code)
        self.kind = KINDS[code]
        self.context = context or {}
        self.errors = errors or []
        self.extra = extra or {}
        self.headers = headers or {}

    @property
    def code(self) -> str:
        """The stable code."""
        return self.kind.code


def sentence(code: str, locale: str, context: dict[str, object] | None = None) -> str:
    """The sentence of a code in `locale`, or in the nearest language that has it."""
    kind = KINDS[code]
    text = kind.fr if locale == "fr" else WORDS.get(locale, {}).get(code, kind.en)
    return text.format_map(_Lenient(context or {}))


class _Lenient(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"
