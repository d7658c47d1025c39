/// Named, typed questions a person can answer, and the answers given.
///
/// A profile has about eighty of them and the partner preferences sixty-four. Each is declared once, with its
/// limits; checking, partial updates, both transports, storage and matching all walk the declarations instead
/// of repeating them.
@NullMarked
package com.datifyy.domain.attribute;

import org.jspecify.annotations.NullMarked;
