package fr.santelien.sync.exchange;

import fr.santelien.sync.replica.Ready;
import fr.santelien.sync.replica.Reference;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Dependants after what they refer to, and documents with what names them last: ten megabytes on a poor line hold nothing
 * back that does not need them. A cycle goes in the order the changes were made, and the link that closes it holds
 * nothing back: each would wait for the other for ever.
 */
final class PushOrder {

    private final Map<Reference, Ready> ready = new LinkedHashMap<>();
    private final Set<Reference> visited = new HashSet<>();
    private final Map<Reference, Ready> ordered = new LinkedHashMap<>();

    private PushOrder() {}

    static List<Ready> of(List<Ready> ready) {
        PushOrder order = new PushOrder();
        ready.forEach(one -> order.ready.put(one.reference(), one));
        ready.stream().filter(one -> !one.hasDocument()).forEach(order::visit);
        ready.forEach(order::visit);
        return List.copyOf(order.ordered.values());
    }

    private void visit(Ready one) {
        if (!visited.add(one.reference())) {
            return;
        }
        Set<Reference> waitsFor = new HashSet<>(one.refersTo());
        for (Reference target : one.refersTo()) {
            Ready before = ready.get(target);
            if (before != null) {
                visit(before);
                if (!ordered.containsKey(target)) {
                    waitsFor.remove(target);
                }
            }
        }
        ordered.put(one.reference(), one.waitingFor(waitsFor));
    }
}
