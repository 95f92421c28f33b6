package fr.santelien.coordination.document;

import fr.santelien.coordination.access.Refusal;
import fr.santelien.sync.attachment.AttachmentRefusedException;
import fr.santelien.sync.exchange.ExchangeOutcome;

/** Why a document was not attached or does not open, with the remedy. */
final class DocumentRefusals {

    private DocumentRefusals() {}

    static Refusal of(AttachmentRefusedException refused) {
        return new Refusal(
                switch (refused.reason()) {
                    case EMPTY ->
                        "Ce fichier est vide : il n’a pas été joint. Vérifiez qu’il s’ouvre, puis joignez-le de nouveau.";
                    case TOO_LARGE -> tooLarge().sentence();
                    case TYPE ->
                        "Ce fichier n’est ni un PDF, ni une image PNG ou JPEG, ni un document Word (.docx) ou Excel"
                                + " (.xlsx) : il n’a pas été joint. Enregistrez-le en PDF, puis joignez le PDF.";
                    case OTHER_CONTENT ->
                        "Le serveur régional a donné un autre contenu que celui qui a été joint : il n’a pas été gardé."
                                + " Demandez à l’expéditeur de joindre le document de nouveau.";
                });
    }

    static Refusal tooLarge() {
        return new Refusal("Ce document pèse plus de 10 Mo : il n’a pas été joint. Numérisez-le moins finement, ou"
                + " joignez-le en plusieurs parties.");
    }

    static Refusal unreadable() {
        return new Refusal("Ce fichier ne peut pas être lu : il n’a pas été joint. Vérifiez qu’il s’ouvre, fermez-le,"
                + " puis joignez-le de nouveau.");
    }

    static Refusal disk() {
        return new Refusal("Le disque de ce poste est plein ou refuse l’écriture : le document n’a pas été gardé."
                + " Libérez de la place, puis recommencez.");
    }

    static Refusal damaged() {
        return new Refusal("Le contenu de ce document n’est plus lisible sur ce poste et n’avait pas été envoyé."
                + " Joignez de nouveau le même fichier.");
    }

    static Refusal sent() {
        return new Refusal("Ce document est déjà envoyé : il ne peut plus être retiré.");
    }

    static Refusal announced() {
        return new Refusal("L’expéditeur a annoncé ce document sans l’envoyer. Demandez-lui de vous l’adresser.");
    }

    static Refusal gone() {
        return new Refusal("Ce document n’est plus dans la demande : il n’y a rien à ouvrir.");
    }

    static Refusal offline() {
        return new Refusal("Ce document n’est pas encore sur ce poste, et le serveur régional ne répond pas. Ouvrez-le"
                + " quand le réseau sera revenu.");
    }

    static Refusal of(ExchangeOutcome outcome) {
        return switch (outcome) {
            case ExchangeOutcome.Unreachable _ -> offline();
            case ExchangeOutcome.Cancelled _ ->
                new Refusal("Téléchargement annulé : le document reste sur le serveur.");
            case ExchangeOutcome.CodeNeeded _ ->
                new Refusal("La carte demande de nouveau son code. Appuyez sur F9, saisissez le code porteur, puis"
                        + " ouvrez le document.");
            case ExchangeOutcome.NotAllowed _ -> refused();
            case ExchangeOutcome.ServerTrouble trouble
            when trouble.status() == 404 || trouble.status() == 410 -> refused();
            default ->
                new Refusal("Le serveur régional n’a pas pu donner ce document. Réessayez dans quelques minutes.");
        };
    }

    private static Refusal refused() {
        return new Refusal(
                "Le serveur régional ne donne pas ce document : il n’y est plus, ou votre structure n’y a plus"
                        + " accès. Demandez à l’expéditeur de le joindre de nouveau.");
    }
}
