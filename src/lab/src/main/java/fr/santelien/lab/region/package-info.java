/** A synthetic region: structures, people, patients, requests, lists and plans, all fictitious and the same each time. */
@NullMarked
package fr.santelien.lab.region;

import org.jspecify.annotations.NullMarked;
