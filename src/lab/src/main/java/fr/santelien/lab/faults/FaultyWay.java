package fr.santelien.lab.faults;

import fr.santelien.lab.trial.ReachedServer;
import fr.santelien.lab.trial.TrialPlace;
import fr.santelien.lab.trial.TrialServer;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** Puts the faults of a plan between postes and their server. */
public interface FaultyWay extends AutoCloseable {

    /** What the postes of one trial reach instead of its server. */
    UnaryOperator<TrialServer> before(TrialPlace place);

    @Override
    void close() throws IOException;

    /** Makes one for a plan. */
    @FunctionalInterface
    interface Maker {
        FaultyWay make(FaultPlan plan) throws IOException;
    }

    /** As exceptions and answers of the carrier, without bytes or sockets: fast, in virtual time. */
    Maker WITHOUT_WIRE = plan -> new FaultyWay() {
        @Override
        public UnaryOperator<TrialServer> before(TrialPlace place) {
            LateArrivals late = new LateArrivals();
            return server -> new ReachedServer(server, way -> new FaultyNetwork(way, plan, late, place::pass));
        }

        @Override
        public void close() {
            // nothing is open
        }
    };
}
