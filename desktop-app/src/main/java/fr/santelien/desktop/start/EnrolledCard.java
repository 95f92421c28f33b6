package fr.santelien.desktop.start;

/**
 * One card that opens the data of a structure.
 *
 * @param envelope the keys, wrapped for this card
 * @param owner whose card it is, sealed under the data key: read by an open session only
 */
record EnrolledCard(String envelope, String owner) {}
