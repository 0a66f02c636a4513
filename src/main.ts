#!/usr/bin/env node
console.log('Passerelle');
