// Every page of every shop, in English.

import { walk } from './walk.mjs';

walk('en');
