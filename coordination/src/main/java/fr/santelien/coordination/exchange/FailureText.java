package fr.santelien.coordination.exchange;

import fr.santelien.sync.replica.ExchangeFailure;
import fr.santelien.sync.replica.ReplicaException;
import fr.santelien.sync.replica.ServerCapability;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an exchange that failed says to people.
 *
 * @param sentence what happened
 * @param remedy what to do
 */
public record FailureText(String sentence, String remedy) {

    /** One line for each kind of failure. */
    public static FailureText of(ExchangeFailure failure) {
        return switch (failure) {
            case UNREACHABLE ->
                new FailureText(
                        "Le serveur régional ne répond pas.",
                        "Continuez à travailler : vos modifications sont gardées sur ce poste et partiront dès que le"
                                + " réseau reviendra. Si cela dure, prévenez votre service informatique.");
            case WRONG_SERVER_CERTIFICATE ->
                new FailureText(
                        "Le serveur qui a répondu n’est pas reconnu : rien n’a été échangé avec lui.",
                        "Vérifiez la date et l’heure du poste, puis prévenez votre service informatique. Vos"
                                + " modifications sont gardées sur ce poste.");
            case CODE_NEEDED ->
                new FailureText(
                        "L’échange est suspendu : la carte demande de nouveau son code.",
                        "Appuyez sur F9, puis saisissez le code porteur. Vos modifications sont gardées sur ce poste et"
                                + " partiront ensuite.");
            case CARD_REFUSED ->
                new FailureText(
                        "Le serveur régional refuse cette carte : expirée, révoquée ou inconnue de lui.",
                        "Essayez une autre carte. Si elle passe, signalez la première au référent de la structure ; si"
                                + " toutes sont refusées, prévenez l’administrateur régional. Vos modifications sont"
                                + " gardées sur ce poste.");
            case NOT_ALLOWED ->
                new FailureText(
                        "Le serveur régional n’accepte pas cette carte pour votre structure.",
                        "Demandez au référent de la structure de vérifier votre rattachement. Vos modifications sont"
                                + " gardées sur ce poste.");
            case SERVER_TROUBLE ->
                new FailureText(
                        "Le serveur régional est en difficulté.",
                        "Le poste réessaie tout seul. Continuez à travailler : vos modifications sont gardées sur ce"
                                + " poste.");
            case SERVER_LACKS -> lacking(Set.of());
            case BAD_ANSWER ->
                new FailureText(
                        "La réponse du serveur régional est incomplète ou illisible.",
                        "Le poste réessaie tout seul. Si cela se répète, prévenez votre service informatique. Vos"
                                + " modifications sont gardées sur ce poste.");
        };
    }

    /** What went wrong on this poste, and not with the server. */
    public static FailureText here(ReplicaException.Kind trouble) {
        return switch (trouble) {
            case STORAGE, NO_SPACE ->
                new FailureText(
                        "Ce poste n’a pas pu enregistrer ce qu’il a échangé : le disque est plein ou refuse l’écriture.",
                        "Libérez de la place sur cet ordinateur, ou prévenez votre service informatique. Le poste"
                                + " réessaie tout seul ; vos modifications déjà enregistrées sont gardées sur ce poste.");
            default ->
                new FailureText(
                        "L’échange s’est arrêté sur une erreur de ce poste.",
                        "Le poste réessaie tout seul. Si cela se répète, prévenez votre service informatique. Vos"
                                + " modifications sont gardées sur ce poste.");
        };
    }

    /** A server that is not written to, and what it lacks. */
    public static FailureText lacking(Set<ServerCapability> missing) {
        String what = missing.stream().sorted().map(FailureText::name).collect(Collectors.joining(", "));
        return new FailureText(
                "Le serveur régional n’offre pas ce dont l’échange a besoin"
                        + (what.isEmpty() ? "." : " : " + what + "."),
                "Le poste reçoit, mais n’envoie rien : vos modifications sont gardées sur ce poste. Transmettez ce"
                        + " message à l’administrateur régional ; l’envoi reprendra dès que le serveur sera à jour.");
    }

    private static String name(ServerCapability capability) {
        return switch (capability) {
            case FHIR_R4 -> "FHIR R4 (CapabilityStatement 4.0)";
            case READ -> "la lecture d’une ressource (read)";
            case SEARCH -> "la recherche (search-type)";
            case UPDATE -> "la modification (update)";
            case CREATION_BY_UPDATE -> "la création sous l’identifiant du poste (updateCreate)";
            case VERSIONS -> "les versions et la modification sous condition (versioning, If-Match)";
            case LAST_UPDATED -> "la recherche par date de modification (_lastUpdated)";
            case SORT -> "le tri par date de modification (_sort)";
        };
    }

    /** Both, in one text. */
    public String text() {
        return sentence + " " + remedy;
    }
}
