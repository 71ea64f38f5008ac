package io.headgate.violations.crowd;

import org.springframework.stereotype.Component;

/** With the fifteen below one more than a package may hold. */
interface TooMany {}

interface Second {}

interface Third {}

interface Fourth {}

interface Fifth {}

interface Sixth {}

interface Seventh {}

interface Eighth {}

interface Ninth {}

interface Tenth {}

interface Eleventh {}

interface Twelfth {}

interface Thirteenth {}

interface Fourteenth {}

interface Fifteenth {}

/** A bean without behaviour, and with one component more than a record may have. */
@Component
record TooLarge(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l, int m) {}
