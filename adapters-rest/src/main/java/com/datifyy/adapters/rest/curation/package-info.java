/// Curating matches, for the staff, and answering suggestions, for whom they were made to.
@NullMarked
package com.datifyy.adapters.rest.curation;

import org.jspecify.annotations.NullMarked;
