/**
 * Keeps, outside the postes, every edit that a poste acknowledged, and says at the end what became of each.
 *
 * <p>A command is cut into {@link fr.santelien.lab.oracle.Edit edits}, one a place that it changed: the value its user had
 * before her, and the value she left. What the file of her poste held when the command ran counts as what she had before
 * her; where the screen was older, what the screen showed.
 *
 * <p><b>Kept.</b> An edit is kept when one of these holds, and only then:
 * <ul>
 *   <li><i>shown</i>: the last version on the server says at that place exactly what she left there, or nothing where she
 *       removed it;
 *   <li><i>seen and replaced</i>: a later command had that very value before it and put another there. Nobody has a
 *       removal before her eyes: who puts something in the empty place later replaces it. A decision for one of two values
 *       is as old as that value was entered, whoever decided for it before: who replaced the value before the decision
 *       replaced what was decided;
 *   <li><i>taken back</i>: by a row of edits made on one poste the place says again what it said before the first of
 *       them, which is what the poste had from the server, and none of them had been sent when the last was made. Nothing
 *       is left to send, and what others put there meanwhile stays. Not sent is a command that left no trace on the
 *       server; or one whose first trace came in the same version as the first trace of the last, both by one author: a
 *       request set to « en attente » and back between two exchanges changes nothing of its state, and the two answers
 *       that went with it leave all the same. A last edit whose command left no trace proves nothing;
 *   <li><i>given up</i>: what was removed was changed by a colleague meanwhile and is there again, as a choice to be made;
 *       somebody at that poste, instead of choosing, went on working on it;
 *   <li><i>waits</i>: an unsent resource of a poste says it;
 *   <li><i>is a choice</i>: it is exactly one of the two values of an open conflict about that place, or the value that
 *       somebody's decision discarded and the history keeps. A removal is the side on which the place is missing.
 * </ul>
 *
 * <p><b>Lost</b>: not kept, and no version on the server ever said it. <b>Overwritten</b>: not kept, but the server had it
 * once. <b>Doubled</b>: a mark that one text bears is there twice; a key of a list is met twice; or the server says
 * something that nobody entered, neither the region nor an acknowledged command.
 *
 * <p><b>Documents.</b> A command that makes a request name a document it did not name before attaches it: the element's id,
 * the {@code Binary} and the SHA-256 that the request then says. Besides what is said of each place of the request, the
 * document as a whole is kept when one of these holds:
 * <ul>
 *   <li><i>named</i>: the last version of the request on the server names it by the same element, {@code Binary} and hash,
 *       and the last version of that {@code Binary} has exactly these bytes;
 *   <li><i>held</i>: at a poste the content waits to be sent, was set aside or is among the work a leaver left, or an unsent
 *       request or one of the left work names it; and its bytes can be read there and have this hash;
 *   <li><i>taken back</i>: a later command at the same poste made the request name it no more. A decision is none.
 * </ul>
 * Otherwise it is lost. It is <i>overwritten</i> when its {@code Binary} once had these bytes and later others, even if they
 * came back, or when somebody who opened it was given other bytes. It is <i>doubled</i> when two {@code Binary} hold or held
 * its bytes, or the request names its {@code Binary} or its hash twice: no two gestures attach the same bytes. A content on
 * the server that no request names is not judged: it may be there of a document that was taken back while it left.
 *
 * <p><b>Not judged</b>: the order of lists; what the server and the postes say of themselves ({@code meta}, the moment of
 * the last answer, the last author); values without a mark are known by their place and content only, so that of two people
 * who entered the same state of a request, one is kept by the other's.
 */
@NullMarked
package fr.santelien.lab.oracle;

import org.jspecify.annotations.NullMarked;
