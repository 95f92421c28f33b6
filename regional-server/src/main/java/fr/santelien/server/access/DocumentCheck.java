package fr.santelien.server.access;

import ca.uhn.fhir.rest.server.exceptions.PayloadTooLargeException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import fr.santelien.contract.Names;
import fr.santelien.server.form.DocumentType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * What a document is, whatever its poste says: its size, its type by its content, and that it is never replaced. What a
 * request names is there, and is what the request says of it.
 */
final class DocumentCheck {

    /** In bytes. */
    private static final int LARGEST = 10 << 20;

    private static final String BINARY = "Binary/";

    private final Documents documents;

    DocumentCheck(Documents documents) {
        this.documents = documents;
    }

    /** @throws UnprocessableEntityException with the reason, in French; {@link PayloadTooLargeException} likewise */
    void check(@Nullable IBaseResource old, IBaseResource written) {
        switch (written) {
            case Binary document -> content((Binary) old, document);
            case Task request -> named((Task) old, request);
            default -> {}
        }
    }

    private void content(@Nullable Binary old, Binary document) {
        byte[] data = data(document);
        if (data.length > LARGEST) {
            throw new PayloadTooLargeException("Document trop gros : 10 Mo au plus.");
        }
        Optional<String> type = DocumentType.of(data);
        if (type.isEmpty()) {
            throw new UnprocessableEntityException(
                    "Ce document n’est ni un PDF, ni une image PNG ou JPEG, ni un document Word ou Excel.");
        }
        if (!type.get().equals(document.getContentType())) {
            throw new UnprocessableEntityException(
                    "Le contenu de ce document n’est pas du type annoncé, " + document.getContentType() + ".");
        }
        if (documents.request(document).isEmpty()) {
            throw new UnprocessableEntityException("La demande de ce document n’existe pas ici.");
        }
        if (old != null && !same(old, document)) {
            throw new UnprocessableEntityException("Un document joint ne se remplace pas : joignez-en un autre.");
        }
    }

    private static boolean same(Binary old, Binary document) {
        return Arrays.equals(data(old), data(document))
                && Structures.id(old.getSecurityContext(), "Task")
                        .equals(Structures.id(document.getSecurityContext(), "Task"));
    }

    /** Only what is newly named: a document is long to read, and does not change. */
    private void named(@Nullable Task old, Task request) {
        Set<String> before = new HashSet<>();
        if (old != null) {
            attachments(old).forEach(attachment -> before.add(attachment.getUrl()));
        }
        attachments(request)
                .filter(attachment -> !before.contains(attachment.getUrl()))
                .forEach(attachment -> named(attachment, request.getIdElement().getIdPart()));
    }

    private void named(Attachment attachment, String request) {
        Binary document = documents
                .document(attachment.getUrl().substring(BINARY.length()))
                .filter(found ->
                        Structures.id(found.getSecurityContext(), "Task").equals(Optional.of(request)))
                .orElseThrow(() -> new UnprocessableEntityException(
                        "La demande nomme un document qui n’est pas sur le serveur : joignez-le de nouveau."));
        byte[] data = data(document);
        Extension hash = attachment.getExtensionByUrl(Names.DOCUMENT_SHA256);
        boolean asSaid = attachment.getSize() == data.length
                && Objects.equals(document.getContentType(), attachment.getContentType())
                && hash != null
                && hash.getValue() != null
                && sha256(data).equals(hash.getValue().primitiveValue());
        if (!asSaid) {
            throw new UnprocessableEntityException(
                    "La demande ne dit pas du document ce qu’il est : type, taille ou empreinte.");
        }
    }

    private static Stream<Attachment> attachments(Task request) {
        return Stream.concat(
                        request.getInput().stream().map(Task.ParameterComponent::getValue),
                        request.getOutput().stream().map(Task.TaskOutputComponent::getValue))
                .filter(Attachment.class::isInstance)
                .map(Attachment.class::cast)
                .filter(attachment -> String.valueOf(attachment.getUrl()).startsWith(BINARY));
    }

    private static byte[] data(Binary document) {
        return Objects.requireNonNullElse(document.getData(), new byte[0]);
    }

    private static String sha256(byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
