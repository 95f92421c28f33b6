package fr.santelien.desktop.contactpoint;

import fr.santelien.coordination.contactpoint.RequestDetail.TrailEntry;
import fr.santelien.coordination.contactpoint.RequestRow;
import fr.santelien.coordination.document.Document;
import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.desktop.patient.IdentityText;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Requests in words. */
final class RequestText {

    private static final long KILO = 1024;

    private RequestText() {}

    /** « DURAND Jeanne · 84 ans », or that there is none. */
    static String patient(@Nullable PatientIdentity patient, LocalDate today) {
        if (patient == null) {
            return Texts.get("contactpoint.noPatient");
        }
        String age = IdentityText.age(patient, today);
        return age.isEmpty() ? patient.displayName() : patient.displayName() + " · " + age;
    }

    /** « Hôpital Foch — Cardiologie ». */
    static String sender(RequestRow row) {
        return row.senderDetail() == null ? row.sender() : row.sender() + " — " + row.senderDetail();
    }

    /** « PDF · 214 Ko », as far as the sender said. */
    static String document(Document document) {
        String kind = switch (document.type()) {
            case "application/pdf" -> "PDF";
            case "image/png" -> "PNG";
            case "image/jpeg" -> "JPEG";
            case "application/vnd.openxmlformats-officedocument.wordprocessingml.document" -> "Word";
            case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" -> "Excel";
            default -> "";
        };
        String size = document.size() < 0 ? "" : size(document.size());
        return kind.isEmpty() || size.isEmpty() ? kind + size : kind + " · " + size;
    }

    /** « 10:40 Ouverte par Sophie MARTIN ». */
    static String step(TrailEntry entry, Moments moments) {
        String what = Texts.get("contactpoint.step." + entry.step().name());
        String by = entry.by().isBlank() ? "" : " " + Texts.get("contactpoint.step.by", entry.by());
        return moments.step(entry.at()) + "  " + what + by;
    }

    static String size(long bytes) {
        if (bytes < KILO * KILO) {
            return Texts.get("size.kilo", Math.max(1, Math.round(bytes / (double) KILO)));
        }
        return Texts.get("size.mega", bytes / (double) (KILO * KILO));
    }
}
