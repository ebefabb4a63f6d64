/**
 * The workshop of the Lab: one operation on small maps, with its windows, its products and its
 * clock. {@link org.kernelscope.ui.workshop.WorkshopModel} has the state without a node.
 */
@NullMarked
package org.kernelscope.ui.workshop;

import org.jspecify.annotations.NullMarked;
