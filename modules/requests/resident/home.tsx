import { useState } from 'react'
import { View } from '#resident/ui/base'

export function LivelihoodPage() {
  const [n, setN] = useState(0)
  return <View id="count" onClick={() => setN(n + 1)}>民生诉求 {n}</View>
}
