/// The vocabulary people describe themselves with. The order of the constants is part of the contract: the n-th
/// has the number n.
@NullMarked
package com.datifyy.domain.profile.traits;

import org.jspecify.annotations.NullMarked;
