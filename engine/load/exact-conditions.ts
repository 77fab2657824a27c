/** Conditions that compare computed decimals, with the reading of them that is exact. (SPEC R61) */
import type { Framework, Logic } from '../model.ts'
import { exactly } from '../rules/exact.ts'
import type { DecimalName } from '../rules/exact.ts'

/** What needs no other reading stays without one. */
export function withExactConditions(framework: Framework): Framework {
  const { condition } = exactly((name) => decimalOf(name, framework))
  const read = <C extends { readonly when: Logic }>(one: C): C => {
    const exact = condition(one.when)
    return exact === one.when ? one : { ...one, exact }
  }
  const { bands, vetoes, ceilings } = framework
  return {
    ...framework,
    bands: bands.map(read),
    ...(vetoes && { vetoes: vetoes.map(read) }),
    ...(ceilings && { ceilings: ceilings.map(read) }),
  }
}

/** Shares are quotients, and flags no numbers. */
function decimalOf(name: string, { rounding, attributes }: Framework): DecimalName | null {
  const [root = '', id = '', part] = name.split('.')
  switch (root) {
    case 'index':
    case 'base':
      return { digits: rounding.index, most: null }
    case 'bonus':
    case 'penalty':
      return { digits: rounding.criterion, most: null }
    case 'leaves':
      return id === 'zero' ? { digits: 0, most: null } : null
    case 'criteria':
      return part === 'points' ? { digits: rounding.criterion, most: null } : null
    case 'attributes': {
      const input = attributes.find((one) => one.id === id)
      return input === undefined || ['boolean', 'choice'].includes(input.type)
        ? null
        : { digits: input.decimals, most: null }
    }
    default:
      return null
  }
}
