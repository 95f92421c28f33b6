package fr.santelien.server.access;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Who sees what and why: a structure sees a target because of a source (a circle, a request, a list). Kept beside the
 * resources, in the same transactions, so that labels are computed without searching.
 *
 * <p>Targets are references ({@code Patient/1}, {@code CarePlan/2}) or {@code circle/1}, the circle of patient 1, which
 * opens the patient and everything about her.
 */
public final class Grants {

    private final JdbcTemplate jdbc;

    record Grant(String target, String structure) {}

    public Grants(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        jdbc.execute("create table if not exists access_grant (target varchar(100) not null,"
                + " structure varchar(64) not null, source varchar(100) not null,"
                + " primary key (target, structure, source))");
        jdbc.execute("create index if not exists access_grant_source on access_grant (source)");
        jdbc.execute("create table if not exists access_about (resource varchar(100) primary key,"
                + " patient varchar(100) not null)");
        jdbc.execute("create index if not exists access_about_patient on access_about (patient)");
    }

    static String circle(String patient) {
        return "circle/" + patient;
    }

    /** Structures that see a target, sorted. */
    Set<String> structures(String target) {
        return new TreeSet<>(jdbc.queryForList(
                "select distinct structure from access_grant where target = ?", String.class, target));
    }

    /** Replaces all a source grants. @return targets it touches or touched */
    Set<String> replace(String source, Set<Grant> grants) {
        List<Grant> before = jdbc.query(
                "select target, structure from access_grant where source = ?",
                (row, number) -> new Grant(row.getString(1), row.getString(2)),
                source);
        Set<String> touched = new TreeSet<>();
        for (Grant old : before) {
            if (!grants.contains(old)) {
                touched.add(old.target());
                jdbc.update(
                        "delete from access_grant where target = ? and structure = ? and source = ?",
                        old.target(),
                        old.structure(),
                        source);
            }
        }
        for (Grant grant : grants) {
            if (!before.contains(grant)) {
                touched.add(grant.target());
                jdbc.update("insert into access_grant values (?, ?, ?)", grant.target(), grant.structure(), source);
            }
        }
        return touched;
    }

    /** Notes that a resource is about a patient, so that it follows the circle. */
    void about(String resource, String patient) {
        if (jdbc.update("update access_about set patient = ? where resource = ?", patient, resource) == 0) {
            jdbc.update("insert into access_about values (?, ?)", resource, patient);
        }
    }

    /** Resources about a patient, that follow her circle. */
    List<String> about(String patient) {
        return jdbc.queryForList(
                "select resource from access_about where patient = ? order by resource", String.class, patient);
    }
}
