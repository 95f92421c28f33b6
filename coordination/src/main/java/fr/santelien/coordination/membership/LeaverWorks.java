package fr.santelien.coordination.membership;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import fr.santelien.coordination.access.Access;
import fr.santelien.sync.replica.LeftWork;
import fr.santelien.sync.replica.Replica;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Sorts left work by person, and by what the user can do about it. */
final class LeaverWorks {

    private final Replica replica;
    private final Access access;

    LeaverWorks(Replica replica, Access access) {
        this.replica = replica;
        this.access = access;
    }

    /** What is destroyed first on top. */
    List<LeaverWork> of(List<LeftWork> left) {
        Collection<List<LeftWork>> people = left.stream()
                .collect(groupingBy(work -> work.author().holderId(), LinkedHashMap::new, toList()))
                .values();
        return people.stream()
                .map(this::ofOne)
                .sorted(Comparator.comparing(LeaverWork::leftAt).thenComparing(LeaverWork::since))
                .toList();
    }

    private LeaverWork ofOne(List<LeftWork> hers) {
        Set<Access.Subject> subjects = EnumSet.noneOf(Access.Subject.class);
        Set<Access.Subject> denied = EnumSet.noneOf(Access.Subject.class);
        hers.forEach(work -> {
            subjects.addAll(Access.Subject.ofType(work.reference().type()));
            denied.addAll(denied(work));
        });
        List<LeftWork> sendable = hers.stream().filter(this::maySend).toList();
        List<Long> takeable =
                sendable.stream().filter(this::isHere).map(LeftWork::number).toList();
        return new LeaverWork(
                hers.getLast().author().display(),
                earliest(hers.stream().map(LeftWork::since).toList()),
                earliest(hers.stream().map(LeftWork::leftAt).toList()),
                hers.stream().map(LeftWork::number).toList(),
                subjects,
                takeable,
                hers.stream()
                        .filter(work -> !work.offered() && !maySend(work))
                        .map(LeftWork::number)
                        .toList(),
                denied,
                sendable.size() - takeable.size());
    }

    /** Of these, what a colleague is offered: the referent opened it, her role may send it, and it is here for her. */
    List<LeftWork> offered(List<LeftWork> left) {
        return left.stream()
                .filter(work -> work.offered() && maySend(work) && isHere(work))
                .toList();
    }

    /** Of a type with two rights both are needed: which one it is only its content tells. */
    private boolean maySend(LeftWork work) {
        return !Access.Subject.ofType(work.reference().type()).isEmpty()
                && denied(work).isEmpty();
    }

    private Set<Access.Subject> denied(LeftWork work) {
        Set<Access.Subject> subjects = Access.Subject.ofType(work.reference().type());
        subjects.removeIf(access::mayWrite);
        return subjects;
    }

    private boolean isHere(LeftWork work) {
        return work.made() || replica.read(work.reference()).isPresent();
    }

    private static Instant earliest(List<Instant> moments) {
        return moments.stream().min(Comparator.naturalOrder()).orElseThrow();
    }
}
