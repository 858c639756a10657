import type { Phone } from '@offhook/core'
import type { BindingHarness, BindingHooks, Consumer, Mounted } from '@offhook/testing/binding'
import {
  type App,
  createApp,
  createSSRApp,
  defineComponent,
  h,
  nextTick,
  onMounted,
  onUpdated,
  type PropType,
  shallowRef,
} from 'vue'
import { renderToString } from 'vue/server-renderer'
import { createPhonePlugin, providePhone } from '../src/index.ts'
import { hooks as ours } from './hooks.ts'

/** Vue under the shared suite. The hooks may be others, to see that the suite finds their faults. */
export function vueHarness(hooks: BindingHooks = ours): BindingHarness {
  return {
    modes: [
      { name: 'plugin', double: false },
      { name: 'provided', double: false },
    ],
    provider: /createPhonePlugin.*providePhone/,
    async act(action) {
      action()
      await nextTick()
    },
    mount: (mode, phone, consumers) => mount(hooks, mode === 'provided', phone, consumers),
    renderToString: (phone, consumers) =>
      renderToString(
        createSSRApp(() => consumers.map((consumer, index) => h(Shown, { hooks, consumer, index }))).use(
          createPhonePlugin(phone),
        ),
      ),
  }
}

interface Log {
  rendered(index: number): void
  committed(): void
}

const Shown = defineComponent({
  props: {
    hooks: { type: Object as PropType<BindingHooks>, required: true },
    consumer: { type: Function as PropType<Consumer>, required: true },
    index: { type: Number, required: true },
    log: Object as PropType<Log>,
    lap: Number,
  },
  setup({ hooks, consumer, index, log }) {
    const read = consumer(hooks)
    onMounted(() => log?.committed())
    onUpdated(() => log?.committed())
    return () => {
      const text = String(read())
      log?.rendered(index)
      return h('output', text)
    }
  },
})

async function mount(
  hooks: BindingHooks,
  provided: boolean,
  phone: Phone<never> | undefined,
  consumers: readonly Consumer[],
): Promise<Mounted> {
  const container = document.createElement('main')
  const renders = consumers.map(() => 0)
  const commits: (readonly string[])[] = []
  const errors: unknown[] = []
  let onRender = () => {}

  const texts = () => [...container.querySelectorAll('output')].map((output) => output.textContent)
  const log: Log = {
    rendered(index) {
      renders[index] = (renders[index] ?? 0) + 1
      onRender()
    },
    committed: () => commits.push(texts()),
  }
  const turn = shallowRef({ life: 0, lap: 0 })
  const app: App = createApp({
    setup() {
      if (provided && phone !== undefined) providePhone(phone)
      return () =>
        consumers.map((consumer, index) =>
          h(Shown, { key: `${turn.value.life} ${index}`, hooks, consumer, index, log, lap: turn.value.lap }),
        )
    },
  })
  if (!provided && phone !== undefined) app.use(createPhonePlugin(phone))
  app.config.errorHandler = (error) => errors.push(error)
  app.config.warnHandler = (message) => {
    // It follows from a setup that threw, and says nothing of its own.
    if (!message.startsWith('Component is missing template or render function')) console.warn(message)
  }
  app.mount(container)
  await nextTick()

  let gone = false
  return {
    texts,
    commits: () => commits,
    renders: () => [...renders],
    errors: () => errors,
    async rerender(meanwhile) {
      onRender = () => {
        onRender = () => {}
        queueMicrotask(meanwhile)
      }
      turn.value = { ...turn.value, lap: turn.value.lap + 1 }
      await nextTick()
      await nextTick()
    },
    async remount() {
      turn.value = { ...turn.value, life: turn.value.life + 1 }
      await nextTick()
    },
    async unmount() {
      if (!gone) app.unmount()
      gone = true
    },
  }
}
