/// The hours people are free for a date. They are nobody else's business: no other person ever sees them.
@NullMarked
package com.datifyy.domain.availability;

import org.jspecify.annotations.NullMarked;
