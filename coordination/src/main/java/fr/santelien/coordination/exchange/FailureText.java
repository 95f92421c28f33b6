package fr.santelien.coordination.exchange;

import fr.santelien.sync.replica.ExchangeFailure;

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
            case BAD_ANSWER ->
                new FailureText(
                        "La réponse du serveur régional est incomplète ou illisible.",
                        "Le poste réessaie tout seul. Si cela se répète, prévenez votre service informatique. Vos"
                                + " modifications sont gardées sur ce poste.");
        };
    }

    /** Both, in one text. */
    public String text() {
        return sentence + " " + remedy;
    }
}
