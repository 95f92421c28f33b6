package fr.santelien.desktop.start;

import fr.santelien.smartcard.CardSettings;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Everything a poste is made from. A shipped poste builds it from the administrator's settings; demo and tests bring
 * their own authorities, which is why test ones are nowhere in this module.
 *
 * @param settings what the administrator sets
 * @param card how to reach the card, and which authorities of cards to believe
 * @param serverAuthorities authorities of servers to believe
 */
public record PosteConfiguration(PosteSettings settings, CardSettings card, List<X509Certificate> serverAuthorities) {}
