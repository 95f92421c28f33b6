package fr.santelien.sync.exchange;

import fr.santelien.sync.replica.Ready;
import fr.santelien.sync.replica.Reference;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Dependants after what they refer to; a cycle goes in the order the changes were made. */
final class PushOrder {

    private final Map<Reference, Ready> ready = new LinkedHashMap<>();
    private final Set<Reference> visited = new LinkedHashSet<>();
    private final Set<Reference> ordered = new LinkedHashSet<>();

    private PushOrder() {}

    static List<Ready> of(List<Ready> ready) {
        PushOrder order = new PushOrder();
        ready.forEach(one -> order.ready.put(one.reference(), one));
        ready.forEach(order::visit);
        return order.ordered.stream().map(order::get).toList();
    }

    private Ready get(Reference reference) {
        return java.util.Objects.requireNonNull(ready.get(reference));
    }

    private void visit(Ready one) {
        if (visited.add(one.reference())) {
            for (Reference target : one.refersTo()) {
                Ready before = ready.get(target);
                if (before != null) {
                    visit(before);
                }
            }
            ordered.add(one.reference());
        }
    }
}
