/// The whole service, started as an operator starts it, over a real PostgreSQL: who may do what, what bad
/// input meets, what others get to see, and how it lives through a lost database and its own end.
@NullMarked
package com.datifyy.bootstrap.service;

import org.jspecify.annotations.NullMarked;
